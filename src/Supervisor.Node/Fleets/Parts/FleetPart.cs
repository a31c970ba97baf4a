using Supervisor.Fleet.Bundles;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Reading;

namespace Supervisor.Node.Fleets.Parts;

/// <summary>One of the parts that a revision is made of, with the fleet that is read from it.</summary>
/// <param name="Content">Without parts of its own.</param>
internal sealed record FleetPart(RevisionContent Content, FleetBundle Bundle, FleetReading Reading)
{
    public IReadOnlyList<ProjectModel> Projects => Reading.Model.Projects;

    /// <summary>All of its files were read, so that each project is that of the files in its place.</summary>
    public bool IsWhole => Projects.Count == Content.Projects.Count;

    /// <summary>The same with some of its projects alone.</summary>
    public RevisionContent With(Func<ProjectModel, bool> isWanted) =>
        Content with
        {
            Projects = [.. Content.Projects.Where((_, index) => isWanted(Projects[index]))],
        };
}
