using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Contracts.Palettes.Rules;

namespace Supervisor.Cli.Local;

internal sealed class HelpCommand : ILocalCommand
{
    private const string Palette = "palette";
    private const string Command = "command";

    public CommandDescription Description { get; } =
        new(
            "help",
            "Lists palettes, a palette's commands, or a command's arguments.",
            Roles.Viewer,
            ResultKinds.Text,
            Arguments:
            [
                new ArgumentDescription(Palette, "The palette to explain.", ArgumentKinds.Text, Position: 1),
                new ArgumentDescription(Command, "The command of it to explain.", ArgumentKinds.Text, Position: 2),
            ],
            Examples: [new CommandExample("help node", "lists what can be asked of a node")]
        );

    public IEnumerable<Frame> Run(LocalCall call)
    {
        var known = call.Known();
        foreach (var frame in Explain(known, call.Arguments.Text(Palette), call.Arguments.Text(Command)))
        {
            yield return frame;
        }

        if (known.Problem is { } problem)
        {
            yield return new NoteFrame(
                $"\nOnly what pbm can do without a node is known: {problem.Message} {problem.Why}"
            );
        }
    }

    private static IEnumerable<Frame> Explain(KnownPalettes known, string? palette, string? command)
    {
        if (palette is null)
        {
            return [new TextFrame(HelpText.OfAll(known.Palettes))];
        }

        // "help version" is as good as "help pbm version".
        var isOwn = command is null && CatalogRules.Find(known.Palettes, LocalPalettes.Own, palette).IsOk;
        return isOwn ? ExplainCommand(known, LocalPalettes.Own, palette)
            : command is null ? ExplainPalette(known, palette)
            : ExplainCommand(known, palette, command);
    }

    private static IEnumerable<Frame> ExplainPalette(KnownPalettes known, string palette)
    {
        var found = known.Palettes.FirstOrDefault(candidate =>
            string.Equals(candidate.Name, palette, StringComparison.Ordinal)
        );
        return found is null
            ? [new ErrorFrame(UsageErrors.UnknownPalette(palette, known.Palettes.Select(candidate => candidate.Name)))]
            : [new TextFrame(HelpText.Of(found))];
    }

    private static IEnumerable<Frame> ExplainCommand(KnownPalettes known, string palette, string command)
    {
        var found = CatalogRules.Find(known.Palettes, palette, command);
        return found.IsOk ? [new TextFrame(HelpText.Of(palette, found.Value))] : [new ErrorFrame(found.Error)];
    }
}
