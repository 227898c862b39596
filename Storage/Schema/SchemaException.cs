namespace GridOrleans.Schema;

/// <summary>The schema does not fit this release; the message says what to do next.</summary>
internal sealed class SchemaException(string message) : InvalidOperationException(message);
