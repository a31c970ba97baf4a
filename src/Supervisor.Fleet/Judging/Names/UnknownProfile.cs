using Supervisor.Contracts.Text;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Text;
using Supervisor.Fleet.Places;
using Supervisor.Fleet.Supervised;

namespace Supervisor.Fleet.Judging.Names;

/// <summary>
/// A profile that was asked for and that no service has: Compose says nothing of it, and what was meant does not start. One of
/// <c>COMPOSE_PROFILES</c> may be meant for another fleet, and is not told.
/// </summary>
internal static class UnknownProfile
{
    public static IEnumerable<Finding> Find(Scene scene)
    {
        if (scene.Projects is not [var first, ..])
        {
            yield break;
        }

        var known = Known(scene);
        foreach (
            var profile in scene.Reading.AskedProfiles.Except([ProfileFilter.All, .. known], StringComparer.Ordinal)
        )
        {
            yield return first.At(
                JudgeKinds.UnknownProfile,
                TreePath.Of("services"),
                $"No service is of the profile '{profile}', which was asked for.",
                known.Count == 0 ? "No service has a profile: ask for none." : Remedy(profile, known)
            );
        }
    }

    private static string Remedy(string profile, List<string> known)
    {
        var meant = Suggestion.For(profile, known) is { } near ? $"Did you mean '{near}'? " : "";
        return $"{meant}The profiles that there are: {Phrases.And(known)}.";
    }

    private static List<string> Known(Scene scene) =>
        [
            .. scene
                .Reading.Model.Projects.SelectMany(project =>
                    project
                        .Groups.SelectMany(group => group.Service.Profiles)
                        .Concat(project.Inactive.Values.SelectMany(group => group.Profiles))
                )
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
}
