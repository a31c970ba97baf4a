using System.Runtime.CompilerServices;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Contracts.Palettes.Rules;
using Supervisor.Node.Forwarding.Copies;
using Supervisor.Node.Forwarding.Links;
using Supervisor.Node.Forwarding.Merging;
using Supervisor.Node.Forwarding.Routing;
using Supervisor.Node.Palettes;

namespace Supervisor.Node.Forwarding;

/// <summary>A command of this node as one of the whole fleet: it runs where it is for, and its answers come from there.</summary>
internal sealed class FleetCommand(string palette, IPaletteCommand own, FleetServices fleet) : IPaletteCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Whoever asks all nodes does not wait long for one that is unreachable.</summary>
    private static readonly TimeSpan PatienceForAll = TimeSpan.FromSeconds(2);

    public CommandDescription Description => own.Description;

    private string FullName => $"{palette} {Description.Name}";

    public async IAsyncEnumerable<Frame> RunAsync(CommandCall call, [EnumeratorCancellation] CancellationToken stop)
    {
        var route = await fleet.Router.RouteAsync(FullName, Description, call, stop);
        if (!route.IsOk)
        {
            yield return new ErrorFrame(route.Error);
            yield break;
        }

        var answers = (route.Value, Description.Result) switch
        {
            ({ Parts: [{ Node.IsOwn: true } own], Absent: [] }, _) => AnswerAsync(own, call, Patience, stop),
            (_, ResultKinds.Text) when AbsentAnswer.Covers(FullName) => ExplainAsync(route.Value, call, stop),
            ({ Parts: [var only], Absent: [] }, _) when !AbsentAnswer.Covers(FullName) => AnswerAsync(
                only,
                call,
                Patience,
                stop
            ),
            _ => MergeAsync(route.Value, call, stop),
        };
        await foreach (var frame in answers.WithNotesAsync(route.Value).WithCancellation(stop))
        {
            yield return frame;
        }
    }

    private IAsyncEnumerable<Frame> MergeAsync(CommandRoute route, CommandCall call, CancellationToken stop)
    {
        var answers = route.Parts.Select(part => new NodeAnswer(
            part.Node,
            AnswerAsync(part, call, route is { Parts.Count: 1, Absent: [] } ? Patience : PatienceForAll, stop)
        ));
        var frames = Gathering.ReadAsync([.. answers], stop);
        return (FullName, Description.Result) switch
        {
            ("events list" or "cluster audit", _) => MergeEvents(WithAbsent(frames, route, stop), call, stop),
            (_, ResultKinds.Rows) => new TableMerge(LastOf(call), route).RunAsync(
                frames,
                isLive: route.Parts.Count > 0 && LiveRules.IsView(Description, call.Arguments.Given),
                stop
            ),
            _ => PlainMerge.RunAsync(WithAbsent(frames, route, stop), route.Parts.Count, stop),
        };
    }

    private AbsentAnswer LastOf(CommandCall call) =>
        new(FullName, $"{FullName} {call.Arguments}", fleet.Last, fleet.Clock);

    /// <summary>Where the node of the one that is named does not answer, what was last known comes before the error.</summary>
    private async IAsyncEnumerable<Frame> ExplainAsync(
        CommandRoute route,
        CommandCall call,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        var last = LastOf(call);
        foreach (var absent in route.Absent)
        {
            if (await last.ExplainAsync(absent.Node, absent.Arguments) is { } known)
            {
                yield return known;
            }

            yield return last.Remark(absent);
        }

        foreach (var part in route.Parts)
        {
            var isTold = false;
            await foreach (var frame in AnswerAsync(part, call, Patience, stop).WithCancellation(stop))
            {
                isTold |= frame is TextFrame;
                var isLost = frame is ErrorFrame { Error.Code: ErrorCodes.Unreachable or ErrorCodes.ConnectionLost };
                if (isLost && !isTold && await last.ExplainAsync(part.Node.Name, part.Arguments) is { } known)
                {
                    yield return known;
                }

                yield return frame;
            }
        }
    }

    private IAsyncEnumerable<Frame> MergeEvents(
        IAsyncEnumerable<NodeFrame> frames,
        CommandCall call,
        CancellationToken stop
    )
    {
        const int usualTail = 50;
        var most = (int?)call.Arguments.Number("tail") ?? (call.Arguments.Text("since") is null ? usualTail : null);
        var merge = new EventMerge(fleet.Clock);
        return call.Arguments.Flag("follow") ? merge.FollowAsync(frames, stop) : merge.PastAsync(frames, most, stop);
    }

    /// <summary>Nodes that were there are named, so that nobody takes what is missing for not there.</summary>
    private static async IAsyncEnumerable<NodeFrame> WithAbsent(
        IAsyncEnumerable<NodeFrame> frames,
        CommandRoute route,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        foreach (var gone in route.Absent)
        {
            yield return new NodeFrame(
                route.Parts[0].Node,
                new NoteFrame($"{gone.Node} is down, and nothing of it is shown.")
            );
        }

        await foreach (var frame in frames.WithCancellation(stop))
        {
            yield return frame;
        }
    }

    private IAsyncEnumerable<Frame> AnswerAsync(
        RoutePart part,
        CommandCall call,
        TimeSpan patience,
        CancellationToken stop
    )
    {
        if (!part.Node.IsOwn)
        {
            return AskAsync(part, call, patience, stop);
        }

        var arguments = ArgumentRules.Check(FullName, Description.Arguments, part.Arguments);
        return arguments.IsOk
            ? own.RunAsync(call with { Arguments = arguments.Value }, stop)
            : new Frame[] { new ErrorFrame(arguments.Error) }.ToAsyncEnumerable();
    }

    private async IAsyncEnumerable<Frame> AskAsync(
        RoutePart part,
        CommandCall call,
        TimeSpan patience,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        var request = new CommandRequest(
            call.Id?.Value,
            PassedArguments.Of(Description, part.Arguments),
            call.DryRun,
            call.Files
        );
        var remote = new RemoteCall(palette, Description.Name, request, call.Caller.Name, call.Caller.Role, patience);
        var isChange = Description.Changes && !call.DryRun;
        await foreach (var frame in fleet.Links.AskAsync(part.Node.Id, part.Node.Name, remote, isChange, stop))
        {
            yield return FrameNames.Named(frame, part.Node.Name);
        }
    }
}
