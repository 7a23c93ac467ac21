"""What the desk answers: typed values, made from the store, that API and pages share. The only room here that reads it."""
