using System.Globalization;
using System.Threading.Channels;
using GridOrleans.Cases;
using GridOrleans.Commands;

namespace GridOrleans.Benchmarks.Year;

/// <summary>Writes down what was acknowledged, in the form that <c>verify --acks</c> reads.</summary>
internal sealed class YearAcks : IAsyncDisposable
{
    private const int BufferBytes = 1 << 20;

    private readonly Channel<(CommandId Command, CaseNumber Case)> _told =
        Channel.CreateUnbounded<(CommandId, CaseNumber)>(new() { SingleReader = true });

    private readonly Task _writing;

    /// <param name="file">The file; replaced.</param>
    public YearAcks(string file)
    {
        File = file;
        _writing = Task.Run(Write);
    }

    /// <summary>The file, complete once this is disposed of.</summary>
    public string File { get; }

    public void Add(CommandId command, CaseNumber number) => _told.Writer.TryWrite((command, number));

    public async ValueTask DisposeAsync()
    {
        _told.Writer.TryComplete();
        await _writing;
    }

    private async Task Write()
    {
        await using var writer = new StreamWriter(
            File, append: false, new System.Text.UTF8Encoding(false), BufferBytes);
        await foreach (var (command, number) in _told.Reader.ReadAllAsync())
        {
            writer.Write(string.Create(
                CultureInfo.InvariantCulture, $$"""{"commandId":"{{command}}","case":"{{number}}"}{{'\n'}}"""));
        }
    }
}
