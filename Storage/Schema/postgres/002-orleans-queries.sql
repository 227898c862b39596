-- Where the AdoNet providers of Orleans look up what to run. Keys, parameter names and column names are theirs.
CREATE TABLE OrleansQuery (
    QueryKey  text PRIMARY KEY,
    QueryText text NOT NULL
);
