using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;

namespace Supervisor.Node.Palettes;

/// <summary>
/// One command of a palette. Before <see cref="RunAsync"/>, the caller's role and every argument were held against the
/// description, and a command that changes anything has its id. What it yields goes to the operator as it comes; the
/// closing <c>end</c> frame is added, with exit code 1 if an error frame went before, unless the command ends by its own.
/// <para>
/// The token is cancelled when the caller has gone or the node stops. In a dry run, nothing may be changed.
/// </para>
/// </summary>
internal interface IPaletteCommand
{
    CommandDescription Description { get; }

    IAsyncEnumerable<Frame> RunAsync(CommandCall call, CancellationToken stop);
}
