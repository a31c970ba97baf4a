using Supervisor.Cli.Line;
using Supervisor.Cli.Output.Views;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Rules;

namespace Supervisor.Cli.Output;

/// <summary>Who shows an answer: by its form, and by whether it comes bit by bit or again and again.</summary>
internal static class Renderers
{
    public static IRenderer For(
        Screen screen,
        string? output,
        CommandDescription command,
        IReadOnlyDictionary<string, IReadOnlyList<string>> arguments
    ) => For(screen, output, LiveRules.IsView(command, arguments), LiveRules.IsLive(command, arguments));

    public static IRenderer For(Screen screen, string? output, bool isView, bool isLive) =>
        (output is OutputForms.Json, isView) switch
        {
            (true, true) => new JsonView(screen),
            (true, false) => new JsonRenderer(screen, isLive),
            (false, true) => screen is { IsStyled: true, Width: not null }
                ? new TerminalView(screen)
                : new LinesView(screen),
            (false, false) => new HumanRenderer(screen, isLive),
        };
}
