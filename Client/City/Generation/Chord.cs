namespace GridOrleans.City.Generation;

/// <summary>Where a chord meets its ring: within the border that starts at a vertex, or at that vertex.</summary>
/// <param name="Edge">Index of the border's first vertex in the ring.</param>
/// <param name="At">The place on the lattice.</param>
/// <param name="OnVertex">Whether the place is the border's first vertex itself.</param>
internal readonly record struct ChordEnd(int Edge, Vertex At, bool OnVertex);

/// <summary>A straight border that divides a ring in two.</summary>
/// <param name="From">The end with the lower index.</param>
/// <param name="To">The end with the higher index.</param>
/// <param name="ForwardIsFirst">Whether the part between From and To goes to the first group of shares.</param>
/// <param name="Cost">Lower is better: wrong size, long border and sharp corners cost.</param>
internal readonly record struct Chord(ChordEnd From, ChordEnd To, bool ForwardIsFirst, double Cost);
