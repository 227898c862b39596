namespace GridOrleans.Escalation;

/// <summary>
/// One message of an outbox: delivered at least once and in order, taken once, since the receiver knows the number
/// that it took last from each sender.
/// </summary>
/// <typeparam name="T">What is told.</typeparam>
/// <param name="From">The sender's stream, such as <c>grid/140212100201001</c>.</param>
/// <param name="Number">The version of the sender's entry that sent it; grows from message to message.</param>
/// <param name="Body">What is told.</param>
[GenerateSerializer, Immutable, Alias("message`1")]
public sealed record Message<T>([property: Id(0)] string From, [property: Id(1)] long Number, [property: Id(2)] T Body);
