"""Work that would keep readers waiting: adding reports, crossing again, checking claims; in processes of their own."""
