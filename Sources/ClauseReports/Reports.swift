import ClauseLint
