using System.Runtime.CompilerServices;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;

namespace Supervisor.Node.Palettes.Changes;

/// <summary>
/// Orders a change of several, all with the command's id, and waits for what it leads to if that is wanted. What cannot be
/// ordered of one does not keep the others from it.
/// </summary>
internal sealed class ChangeRun(PaletteServices services, string command)
{
    public async IAsyncEnumerable<Frame> RunAsync(
        CommandCall call,
        IReadOnlyList<IChangeTarget> targets,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        if (call.DryRun)
        {
            foreach (var target in targets)
            {
                yield return new TextFrame($"Would {command} {target.Name}, which {target.Standing}.");
            }

            yield break;
        }

        var (ordered, problems) = await OrderAsync(call, targets);
        if (problems.TrueForAll(problem => problem.Error.Code is not ErrorCodes.OutcomeUnknown))
        {
            yield return new AcceptedFrame();
        }

        foreach (var problem in problems)
        {
            yield return problem;
        }

        var wait = ChangeArguments.WaitOf(call);
        var answers =
            wait is null || ordered.Count == 0
                ? Told(ordered, call.Id!).ToAsyncEnumerable()
                : new ChangeWatch(services, wait).RunAsync(ordered, stop);
        await foreach (var frame in answers)
        {
            yield return frame;
        }
    }

    // Without the token: what was ordered is ordered, and whether it was is to be known.
    private async Task<(List<IChangeTarget> Ordered, List<ErrorFrame> Problems)> OrderAsync(
        CommandCall call,
        IReadOnlyList<IChangeTarget> targets
    )
    {
        var asked = await Task.WhenAll(targets.Select(target => target.OrderAsync(call.Id!, call.Caller.Name)));
        var ordered = new List<IChangeTarget>();
        var problems = new List<ErrorFrame>();
        foreach (var (target, outcome) in targets.Zip(asked))
        {
            if (ChangeAnswer.ProblemOf($"{command} {target.Name}", outcome) is { } problem)
            {
                problems.Add(new ErrorFrame(WithRemedy(problem, target)));
            }
            else
            {
                ordered.Add(target);
            }
        }

        return (ordered, problems);
    }

    /// <summary>Who is refused wants to know what is in the way, and what would clear that.</summary>
    private static OperatorError WithRemedy(OperatorError problem, IChangeTarget target) =>
        problem.Remedy.Length > 0 ? problem : problem with { Remedy = $"'{target.Why}' explains how it stands." };

    private static IEnumerable<Frame> Told(List<IChangeTarget> ordered, CommandId id) =>
        ordered.Select(target => new TextFrame($"{target.Name} {target.Told} ({id})."));
}
