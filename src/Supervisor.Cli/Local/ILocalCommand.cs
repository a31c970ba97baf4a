using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Contracts.Palettes.Rules;

namespace Supervisor.Cli.Local;

/// <summary>
/// A command that needs no daemon. It is described and answers as a node's commands do; its arguments were held against
/// the description before <see cref="Run"/>.
/// </summary>
internal interface ILocalCommand
{
    CommandDescription Description { get; }

    /// <summary>Forms of output that it has beside text and JSON, by the names that stand behind <c>-o</c>.</summary>
    IReadOnlyList<string> Forms => [];

    IEnumerable<Frame> Run(LocalCall call);
}

/// <param name="Form">What stood behind <c>-o</c>: matters to a command with <see cref="ILocalCommand.Forms"/>.</param>
/// <param name="Known">
/// The palettes of this program and of the node that the line is for: asked for only by a command that needs them, since
/// that means a connection.
/// </param>
/// <param name="Stop">Cancelled by Ctrl+C: what is answered after that is shown to nobody.</param>
internal sealed record LocalCall(
    CommandArguments Arguments,
    string? Form,
    Func<KnownPalettes> Known,
    CancellationToken Stop = default
);

/// <param name="Node">The node's name; empty when it is not known.</param>
/// <param name="Problem">Why those of the node are missing; null when they are there.</param>
internal sealed record KnownPalettes(string Node, IReadOnlyList<PaletteDescription> Palettes, OperatorError? Problem);
