namespace GridOrleans.Screen.Stage;

/// <summary>How somebody looks at the screen.</summary>
/// <param name="Width">The window's width in pixels.</param>
/// <param name="Height">The window's height in pixels.</param>
/// <param name="Language">The language: <c>zh</c> or <c>en</c>.</param>
internal sealed record Look(int Width = 1920, int Height = 1080, string Language = "zh")
{
    /// <summary>A laptop.</summary>
    public static readonly Look Laptop = new(1366, 768);
}
