using Supervisor.Contracts;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers.Making;

/// <summary>A profile of system calls is named by a file of the machine, and the engine wants what is in it.</summary>
internal static class SecurityProfiles
{
    private static readonly string[] Prefixes = ["seccomp=", "seccomp:"];

    public static Outcome<ContainerDefinition> Read(ContainerDefinition definition)
    {
        var security = definition.Service.Security;
        var options = new List<string>();
        foreach (var option in security.SecurityOptions)
        {
            if (FileOf(option) is not { } path)
            {
                options.Add(option);
                continue;
            }

            try
            {
                options.Add(Prefixes[0] + File.ReadAllText(path));
            }
            catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
            {
                return MakingErrors.NoProfile(definition, path, cause.Message);
            }
        }

        return definition with
        {
            Service = definition.Service with { Security = security with { SecurityOptions = options.ToValueList() } },
        };
    }

    private static string? FileOf(string option) =>
        Array.Find(Prefixes, prefix => option.StartsWith(prefix, StringComparison.Ordinal)) is { } prefix
        && option[prefix.Length..] is var profile
        && profile is not ("unconfined" or "builtin")
            ? profile
            : null;
}
