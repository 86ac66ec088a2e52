"""Breaking the glass: seeing a care record without a relation, with a reason, for a while."""
