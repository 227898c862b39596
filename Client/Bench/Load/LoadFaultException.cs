namespace GridOrleans.Bench.Load;

/// <summary>A command of the straight way was not acknowledged: nothing that is measured then means anything.</summary>
internal sealed class LoadFaultException(string message) : Exception(message);
