"""All that knows English: the language model, sentence ends, and the word lists (files in `data/`)."""
