"""What it costs to serve a large desk: the desk, the mix of visits, the timings."""
