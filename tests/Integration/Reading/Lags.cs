using GridOrleans.Reading;

namespace GridOrleans.Integration.Reading;

/// <summary>Remembers the last lag that a rebuild reported.</summary>
internal sealed class Lags : IProgress<ProjectionLag>
{
    public ProjectionLag? Last { get; private set; }

    public void Report(ProjectionLag value) => Last = value;
}
