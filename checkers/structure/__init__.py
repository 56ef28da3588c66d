"""From blocks to parts and passages: sections, tables, fields, sentences."""
