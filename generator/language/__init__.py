"""All that knows English: the language model, sentence ends, word lists (data files in `data/`), and how they are loaded."""
