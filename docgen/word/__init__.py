"""The Word template engine: a .docx with Jinja tags is compiled once and rendered many times."""
