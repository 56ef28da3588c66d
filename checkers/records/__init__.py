"""Records with typed fields, and the rules on records and between documents."""
