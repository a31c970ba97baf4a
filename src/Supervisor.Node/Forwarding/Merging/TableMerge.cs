using System.Runtime.CompilerServices;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Forwarding.Copies;
using Supervisor.Node.Forwarding.Routing;

namespace Supervisor.Node.Forwarding.Merging;

/// <summary>
/// One table of the answers of several nodes: when all have come, or, of live views, again with each new picture of any. Of a node
/// that cannot be asked there is what was last known, with its age.
/// </summary>
/// <param name="route">In the order of their rows.</param>
internal sealed class TableMerge(AbsentAnswer last, CommandRoute route)
{
    private readonly Dictionary<string, Part> _parts = route.Parts.ToDictionary(
        part => part.Node.Name,
        _ => new Part(),
        StringComparer.Ordinal
    );

    public async IAsyncEnumerable<Frame> RunAsync(
        IAsyncEnumerable<NodeFrame> frames,
        bool isLive,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        var tally = new ExitTally();
        var told = new List<Frame>(route.Absent.Select(last.Remark));
        told.ForEach(tally.Count);
        await foreach (var (node, frame) in frames.WithCancellation(stop))
        {
            var isPicture = Take(node.Name, frame);
            if (frame is ErrorFrame or NoteFrame or EndFrame)
            {
                tally.Count(frame);
                told.Add(frame);
            }

            // A live view has no end at which they could be told.
            if (isLive && (isPicture || frame is ErrorFrame))
            {
                foreach (var shown in (await PictureAsync()).Concat(told.Select(Noted).OfType<NoteFrame>()))
                {
                    yield return shown;
                }

                told.Clear();
                yield return new PictureFrame();
            }
        }

        var end = isLive ? [] : (await PictureAsync()).Concat(told.Where(frame => frame is not EndFrame));
        foreach (var shown in end)
        {
            yield return shown;
        }

        yield return new EndFrame(tally.Exit);
    }

    private async Task<IEnumerable<Frame>> PictureAsync()
    {
        var tables = new List<ToldTable?>();
        foreach (var (node, given) in route.Parts)
        {
            var part = _parts[node.Name];
            tables.Add(
                part.IsLost ? await last.TableAsync(node.Name, given) : new ToldTable(node.Name, part.Shown, Age: null)
            );
        }

        foreach (var absent in route.Absent)
        {
            tables.Add(await last.TableAsync(absent.Node, absent.Arguments));
        }

        return TableRules.Merge([.. tables.OfType<ToldTable>()]);
    }

    /// <returns>Whether this completes a picture of the node's.</returns>
    private bool Take(string node, Frame? frame)
    {
        var part = _parts[node];
        switch (frame)
        {
            case ColumnsFrame columns:
                part.Begin(columns);
                return false;
            case RowFrame row:
                part.Rows.Add(row);
                return false;
            case ErrorFrame { Error.Code: ErrorCodes.Unreachable or ErrorCodes.ConnectionLost }:
                part.IsLost = true;
                return false;
            case PictureFrame or null when !part.IsLost && part.Columns is not null:
                part.Show();
                last.Keep(node, part.Shown);
                return frame is not null;
            default:
                return false;
        }
    }

    private static NoteFrame? Noted(Frame frame) =>
        frame switch
        {
            ErrorFrame { Error: var error } => new NoteFrame($"{error.Message} {error.Why}"),
            _ => frame as NoteFrame,
        };

    private sealed class Part
    {
        public ColumnsFrame? Columns { get; private set; }

        public List<RowFrame> Rows { get; private set; } = [];

        public NodeTable Shown { get; private set; } = NodeTable.Empty;

        /// <summary>Its answer broke off, or never began.</summary>
        public bool IsLost { get; set; }

        public void Begin(ColumnsFrame columns) => (Columns, Rows) = (columns, []);

        public void Show() => Shown = new NodeTable(Columns!, Rows);
    }
}
