"""Tell the kind of an act between two phrases: a model beside the codebook's patterns."""
