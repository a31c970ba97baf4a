using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Runtimes.Logs;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Node.Palettes.Agents;

/// <summary>One agent's log in an answer. What is wrong with it ends it alone.</summary>
/// <param name="file">The live file.</param>
/// <param name="start">From where on.</param>
/// <param name="buffer">Shared by all logs of an answer, which are read one after the other.</param>
internal sealed class ShownLog(AgentAddress agent, string file, LogStart start, byte[] buffer) : IDisposable
{
    public const int BufferBytes = 64 * 1024;

    /// <summary>Then it is the other logs' turn.</summary>
    private const int MostBuffersAtOnce = 16;

    private readonly List<LogItem> _items = [];
    private LogCursor? _log;
    private bool _isOut;
    private bool _hasSaidPieces;

    public AgentAddress Agent => agent;

    /// <summary>That it has nothing, or not all, has been said already, with the reason.</summary>
    public bool IsKnownToMiss { get; init; }

    /// <summary>Where reading it would go on; null when it has not begun.</summary>
    public string? Place => _log is null ? null : AgentLogsQuery.PlaceText(agent, _log.Given);

    /// <summary>The name stands before each line when there are several.</summary>
    public static ColumnsFrame ColumnsFor(IReadOnlyList<AgentAddress> agents)
    {
        var width = agents.Max(agent => agent.ToString().Length);
        return new ColumnsFrame([
            agents.Count > 1
                ? new Column("agent", Format: ColumnFormats.Label, Width: width)
                : new Column("agent", Format: ColumnFormats.Hidden),
            new Column("text"),
            new Column("position", Format: ColumnFormats.Hidden),
            new Column("goesOn", Format: ColumnFormats.Hidden),
        ]);
    }

    /// <summary>All that there is now.</summary>
    /// <param name="isAll">Nothing is read afterwards: what has no line break yet is a line.</param>
    public IEnumerable<Frame> CatchUp(bool isAll)
    {
        if (Try(() => _log = LogCursor.Open(file, start)) is { } refused)
        {
            yield return refused;
            yield break;
        }

        if (_log!.EndAtOpening == 0 && !IsKnownToMiss)
        {
            yield return new NoteFrame($"{agent} has not written anything.");
        }

        foreach (var frame in Read(int.MaxValue, _log.EndAtOpening))
        {
            yield return frame;
        }

        if (isAll)
        {
            _log.Finish(_items);
            foreach (var frame in TakeFrames())
            {
                yield return frame;
            }
        }
    }

    /// <summary>What has come since, if anything.</summary>
    public IEnumerable<Frame> ReadOn() =>
        !_isOut && _log is { MayHaveMore: true } ? Read(MostBuffersAtOnce, long.MaxValue) : [];

    public void Dispose() => _log?.Dispose();

    private IEnumerable<Frame> Read(int buffers, long end)
    {
        var hasMore = true;
        for (var read = 0; hasMore && read < buffers && (read == 0 || _log!.Given < end); read++)
        {
            var refused = Try(() => hasMore = _log!.ReadSome(buffer, _items));
            foreach (var frame in TakeFrames())
            {
                yield return frame;
            }

            if (refused is not null)
            {
                yield return refused;
                yield break;
            }
        }
    }

    private List<Frame> TakeFrames()
    {
        var frames = _items.SelectMany(FramesOf).ToList();
        _items.Clear();
        return frames;
    }

    private IEnumerable<Frame> FramesOf(LogItem item) =>
        item switch
        {
            LogLine { GoesOn: true } line when !_hasSaidPieces => [PiecesNote(), RowOf(line)],
            LogLine line => [RowOf(line)],
            LogLoss loss => [new NoteFrame($"{agent}: {loss.Bytes:N0} bytes before this are not kept any more.")],
            LogAgeInDoubt doubt =>
            [
                new NoteFrame($"{agent}: of what follows is only known that it is later than {doubt.Time:u}."),
            ],
            _ => [new NoteFrame($"{agent}: its log was emptied or removed; what follows was written after that.")],
        };

    private NoteFrame PiecesNote()
    {
        _hasSaidPieces = true;
        return new NoteFrame($"{agent}: a line of more than 16 KiB is shown in pieces, each on a line.");
    }

    private RowFrame RowOf(LogLine line) =>
        new([Cell.Of(agent.ToString()), Cell.Of(line.Text), Cell.Of(line.End), Cell.Of(line.GoesOn)]);

    /// <summary>Null when it could be read; otherwise it is out, and that is said.</summary>
    private ErrorFrame? Try(Action read)
    {
        try
        {
            read();
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            _isOut = true;
            return new ErrorFrame(Unreadable(refused.Message));
        }
    }

    private OperatorError Unreadable(string why) =>
        new(
            ErrorCodes.Refused,
            $"The log of {agent} cannot be read.",
            why,
            "See to the file and its disk, and ask again."
        );
}
