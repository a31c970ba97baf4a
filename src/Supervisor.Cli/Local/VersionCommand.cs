using System.Reflection;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;

namespace Supervisor.Cli.Local;

internal sealed class VersionCommand : ILocalCommand
{
    public static string Version { get; } =
        typeof(VersionCommand)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion;

    public CommandDescription Description { get; } =
        new("version", "Says the version of this program.", Roles.Viewer, ResultKinds.Text);

    public IEnumerable<Frame> Run(LocalCall call) => [new TextFrame(Version)];
}
