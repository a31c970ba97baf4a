using System.Diagnostics;
using System.Text;

namespace Supervisor.Runtimes.Probing.Exec;

/// <summary>What a command says, as far as it matters: the beginning. The rest is read and forgotten, up to a limit.</summary>
internal sealed class ExecOutput : IAsyncDisposable
{
    private const int Kept = 4 * 1024;

    // Beyond it the command has to wait, and so runs into its time: reading what floods would cost more than it tells.
    private const int MostRead = 1024 * 1024;

    private readonly CancellationTokenSource _stop = new();
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    internal ExecOutput(Process process)
    {
        _process = process;
        _output = ReadAsync(process.StandardOutput.BaseStream, _stop.Token);
        _error = ReadAsync(process.StandardError.BaseStream, _stop.Token);
    }

    /// <summary>As the end of a sentence: the first line of its errors, or else of its output; empty when it said nothing.</summary>
    internal async Task<string> SaidAsync(TimeSpan patience)
    {
        _stop.CancelAfter(patience);
        var line = OneLine.Of(await _error) is { Length: > 0 } error ? error : OneLine.Of(await _output);
        return line.Length == 0 ? "" : $": {WithoutTool(line)}";
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_output, _error);
        _process.StandardOutput.Dispose();
        _process.StandardError.Dispose();
        _stop.Dispose();
    }

    /// <summary>Not the operator's affair: the tool by which a command was run says that there is no such command.</summary>
    private static string WithoutTool(string line)
    {
        var end = line.IndexOf(": ", StringComparison.Ordinal);
        return end > 0 && HostTools.IsWrapper(line[..end]) ? line[(end + 2)..] : line;
    }

    private static async Task<string> ReadAsync(Stream stream, CancellationToken stop)
    {
        var kept = new byte[Kept];
        var (length, read) = (0, 0);
        try
        {
            var rest = new byte[Kept];
            int count;
            do
            {
                var target = length < Kept ? kept.AsMemory(length) : rest;
                count = await stream.ReadAsync(target, stop);
                length += length < Kept ? count : 0;
                read += count;
            } while (count > 0 && read < MostRead);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Somebody who left the session holds the pipe open; what was said so far is enough.
        }

        return Encoding.UTF8.GetString(kept, 0, length);
    }
}
