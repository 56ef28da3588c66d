"""The case file (案卷): its model, one module per noun, and how it is loaded and written."""
