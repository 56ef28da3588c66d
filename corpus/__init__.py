"""What the schemes require: models, scheme data, lexicon. Imports no other part of the house."""
