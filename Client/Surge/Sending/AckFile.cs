using System.Text.Json;
using System.Text.Json.Serialization;
using GridOrleans.Cases;
using GridOrleans.Commands;

namespace GridOrleans.Surge.Sending;

/// <summary>One line of an acknowledgements file.</summary>
/// <param name="CommandId">The command.</param>
/// <param name="Case">The case it took effect on; null for a patrol.</param>
/// <param name="Version">The version of the entry it left in the journal of its grid or gridworker.</param>
internal sealed record Ack(CommandId CommandId, CaseNumber? Case, long Version)
{
    /// <summary>The gridworker whose patrol it was; null for a case.</summary>
    public string? Worker { get; init; }
}

/// <summary>
/// The acknowledgements a surge has received, one JSON object a line, each written to the file before anything else
/// happens with it: what is in the file was promised by the server, even if the surge itself is killed.
/// </summary>
internal sealed class AckFile : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly Dictionary<CommandId, Ack> _acks = [];
    private readonly FileStream _file;
    private readonly FileStream _held;
    private readonly Lock _lock = new();

    private AckFile(FileStream file, FileStream held) => (_file, _held) = (file, held);

    /// <summary>The commands whose acknowledgements were there when the file was opened.</summary>
    public IReadOnlyList<CommandId> Earlier { get; private set; } = [];

    /// <summary>Opens a file for appending.</summary>
    /// <param name="path">The file; created where it is missing.</param>
    /// <param name="resume">Whether it may hold acknowledgements of an earlier run already.</param>
    /// <exception cref="InvalidDataException">It holds some and nothing is resumed, or a line is damaged.</exception>
    /// <exception cref="IOException">The file cannot be opened, or another surge writes to it.</exception>
    public static AckFile Open(string path, bool resume)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);

        // Whoever verifies may read meanwhile; only the lock beside it keeps a second surge out on every system.
        var held = new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1,
            FileOptions.DeleteOnClose);

        // Without a buffer of its own: a line is with the operating system when the write returns.
        var file = new AckFile(
            new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0), held);
        try
        {
            file.ReadEarlier(path, resume);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Takes an acknowledgement: writes it down the first time; answers the first one when a later one differs from it.
    /// </summary>
    public Ack? Add(Ack ack)
    {
        lock (_lock)
        {
            if (_acks.TryGetValue(ack.CommandId, out var first))
            {
                return first == ack ? null : first;
            }

            _acks.Add(ack.CommandId, ack);
            _file.Write([.. JsonSerializer.SerializeToUtf8Bytes(ack, Json), (byte)'\n']);
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _file.Dispose();
        _held.Dispose();
    }

    private void ReadEarlier(string path, bool resume)
    {
        if (_file.Length > 0 && !resume)
        {
            throw new InvalidDataException(
                $"{path} holds acknowledgements already: resume that surge with --resume, or name another file.");
        }

        var bytes = new byte[_file.Length];
        _file.ReadExactly(bytes);
        var whole = Array.LastIndexOf(bytes, (byte)'\n') + 1;
        var line = 0;
        foreach (var range in bytes.AsSpan(0, whole).Split((byte)'\n'))
        {
            line++;
            if (bytes[range] is { Length: > 0 } text)
            {
                var ack = Parse(text, path, line);
                _acks[ack.CommandId] = ack;
            }
        }

        // A surge that was killed while it wrote leaves half a line: that command counts as not acknowledged.
        _file.SetLength(whole);
        _file.Position = whole;
        Earlier = [.. _acks.Keys];
    }

    private static Ack Parse(byte[] line, string path, int number)
    {
        try
        {
            return JsonSerializer.Deserialize<Ack>(line, Json)
                ?? throw new InvalidDataException($"{path}, line {number}: an object is expected.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{path}, line {number} is damaged: {error.Message}", error);
        }
    }
}
