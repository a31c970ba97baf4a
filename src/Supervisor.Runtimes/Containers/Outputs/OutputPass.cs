using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Runtimes.Docker.Logs;

namespace Supervisor.Runtimes.Containers.Outputs;

/// <summary>
/// One reading of a container's output, from where the last one ended: until the container ends if it runs, else all that is
/// left. Bytes go to the log first, and how far that is is written down afterwards: what a killed daemon had no time to write down is in
/// the log, and is passed over by its length.
/// </summary>
internal sealed class OutputPass : IDisposable
{
    private readonly OutputPlaceFile _place;
    private readonly OutputLog _log;
    private readonly OutputResumption _resumption;

    private OutputPass(OutputPlaceFile place, OutputLog log, OutputResumption resumption) =>
        (_place, _log, _resumption) = (place, log, resumption);

    /// <summary>Whether there was anything at all.</summary>
    public bool HasCopied { get; private set; }

    public bool HasGap => _resumption.HasGap;

    /// <exception cref="IOException">The disk refuses.</exception>
    /// <exception cref="UnauthorizedAccessException">The daemon's user may not.</exception>
    public static OutputPass Open(string placeFile, Func<OutputLog> openLog)
    {
        var place = OutputPlaceFile.Open(placeFile);
        try
        {
            var log = openLog();
            var end = log.End();
            if (place.Place is null)
            {
                place.Put(OutputPlace.AtTheBeginning(end));
            }

            // Beyond its end, as after a power cut or when somebody has emptied it, the log has nothing that was not counted.
            var at = place.Place! with
            {
                Position = Math.Min(place.Place!.Position, end),
            };
            var resumption = new OutputResumption(at, end - at.Position);
            return new OutputPass(place, log, resumption);
        }
        catch
        {
            place.Dispose();
            throw;
        }
    }

    /// <param name="onHeld">Told when the log is not cut as fast as it grows.</param>
    /// <returns>Why it ended before its end; null: it did not.</returns>
    public async Task<EngineFailure?> RunAsync(
        EngineSession session,
        ContainerFacts container,
        Action onHeld,
        CancellationToken stop
    )
    {
        var isTerminal = container.Config?.Tty == true;
        var opened = await session.Client.Logs.OpenAsync(container.Id, QueryOf(container, isTerminal), stop);
        if (!opened.IsOk)
        {
            return opened.Failure;
        }

        using var feed = opened.Value;
        await EntryBatches.CopyAsync(
            end => EntryReader.ReadAsync(feed.ReadAllAsync(end), isTerminal, end),
            _resumption.Take,
            bytes => WriteAsync(bytes, onHeld, stop),
            stop
        );
        return feed.Fault;
    }

    public void Dispose()
    {
        _log.Dispose();
        _place.Dispose();
    }

    /// <summary>Not all engines give what was written at that very moment, so a second more is asked for.</summary>
    private LogQuery QueryOf(ContainerFacts container, bool isTerminal) =>
        new()
        {
            IsTerminal = isTerminal,
            Follow = container.State?.Running == true,
            Timestamps = true,
            Since = _resumption.Place is { Copied: > 0, From: var from }
                ? DateTimeOffset.FromUnixTimeSeconds(from - 1)
                : null,
        };

    private async Task WriteAsync(ReadOnlyMemory<byte> bytes, Action onHeld, CancellationToken stop)
    {
        _log.Write(bytes.Span);
        _place.Put(_resumption.Place);
        HasCopied |= bytes.Length > 0;
        await _log.AwaitCutsAsync(onHeld, stop);
    }
}
