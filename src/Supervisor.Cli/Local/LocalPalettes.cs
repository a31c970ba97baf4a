using Supervisor.Cli.Fleet;
using Supervisor.Cli.People;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Cli.Local;

internal sealed record LocalPalette(string Name, string Summary, IReadOnlyList<ILocalCommand> Commands);

/// <summary>
/// The palettes inside <c>pbm</c>. One that has a node palette's name unites with it; where both have a command, this
/// program's counts. A new command is a class and a line here.
/// </summary>
internal sealed class LocalPalettes(IReadOnlyList<LocalPalette> palettes)
{
    /// <summary>The palette of this program itself, whose commands can be called without its name.</summary>
    public const string Own = "pbm";

    public static LocalPalettes Standard { get; } =
        new([
            new LocalPalette(Own, "This program itself.", [.. OwnCommandsOf(Environment.GetEnvironmentVariable)]),
            FleetPalette.Create(),
        ]);

    public IReadOnlyList<PaletteDescription> Descriptions { get; } =
    [
        .. palettes.Select(palette => new PaletteDescription(
            palette.Name,
            palette.Summary,
            [.. palette.Commands.Select(command => command.Description)]
        )),
    ];

    private static IEnumerable<ILocalCommand> OwnCommandsOf(Func<string, string?> environment)
    {
        var logins = new LoginStore(environment);
        return
        [
            new HelpCommand(),
            new LoginCommand(logins, environment),
            new LogoutCommand(logins),
            new VersionCommand(),
            new WhoamiCommand(logins),
        ];
    }

    public ILocalCommand? Find(string palette, string command) =>
        palettes
            .Where(candidate => string.Equals(candidate.Name, palette, StringComparison.Ordinal))
            .SelectMany(candidate => candidate.Commands)
            .FirstOrDefault(candidate => string.Equals(candidate.Description.Name, command, StringComparison.Ordinal));
}
