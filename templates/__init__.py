"""Data only: the Word and HTML templates of the deliverables."""
