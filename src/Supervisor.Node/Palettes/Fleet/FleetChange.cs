using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;

namespace Supervisor.Node.Palettes.Fleet;

/// <summary>A change of the whole fleet.</summary>
/// <param name="change">Done when it is written down; what is in the way, or null.</param>
/// <param name="would">What a dry run says.</param>
/// <param name="done">What is said when it is done.</param>
internal sealed class FleetChange(
    CommandDescription description,
    Func<CommandCall, CancellationToken, Task<OperatorError?>> change,
    string would,
    string done
) : IPaletteCommand
{
    /// <summary>Longer than the journal takes to say that it cannot be written.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public CommandDescription Description => description;

    public async IAsyncEnumerable<Frame> RunAsync(
        CommandCall call,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop
    )
    {
        if (call.DryRun)
        {
            yield return new TextFrame(would);
            yield break;
        }

        yield return await change(call, stop) is { } problem ? new ErrorFrame(problem) : new TextFrame(done);
    }
}
