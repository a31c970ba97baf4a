using System.Reflection;

namespace Supervisor.Node.Hosting;

internal static class ProgramVersion
{
    public static string Text { get; } =
        typeof(ProgramVersion)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion;
}
