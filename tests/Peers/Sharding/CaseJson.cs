using System.Text.Json;
using Akka.Actor;
using Akka.Serialization;

namespace GridOrleans.Peers.Sharding;

/// <summary>
/// Events and snapshots as JSON in UTF-8 by System.Text.Json: what this project's journal holds too, and faster than
/// the default serializer, which Akka's documentation advises against for persistence.
/// </summary>
public sealed class CaseJson(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    private const string Moved = "moved";
    private const string Snapshot = "snapshot";

    /// <inheritdoc/>
    public override int Identifier => 7_001;

    /// <inheritdoc/>
    public override byte[] ToBinary(object obj) => JsonSerializer.SerializeToUtf8Bytes(obj, obj.GetType());

    /// <inheritdoc/>
    public override object FromBinary(byte[] bytes, string manifest) => manifest == Moved
        ? JsonSerializer.Deserialize<CaseMoved>(bytes)!
        : JsonSerializer.Deserialize<GridSnapshot>(bytes)!;

    /// <inheritdoc/>
    public override string Manifest(object o) => o is CaseMoved ? Moved : Snapshot;
}
