using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Text;

namespace Supervisor.Fleet.Judging.Networks;

internal static class UndefinedNetwork
{
    private const string OfCompose = "default";

    public static IEnumerable<Finding> Find(Scene scene) =>
        from site in scene.Groups
        from name in site.Service.Networks.Names
        where name != OfCompose && !site.Project.Model.Networks.Contains(name)
        select site.At(
            JudgeKinds.UndefinedNetwork,
            site.Path.Then("networks").Then(name),
            $"'{site}' joins the network '{name}', which the file does not define.",
            Remedies.Define("networks", name, site.Project.Model.Networks.Names)
        );
}
