"""Training of the decision by which mentions are held to be one happening."""
