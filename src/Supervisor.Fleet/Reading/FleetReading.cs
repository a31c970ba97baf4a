using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Places;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Reading;

/// <summary>What became of a request: the fleet as far as it could be read, and everything that is wrong with it.</summary>
/// <param name="Trees">Of each project of the model, in the same order: where to point.</param>
public sealed record FleetReading(FleetModel Model, ValueList<ProjectTree> Trees, IReadOnlyList<Finding> Findings)
{
    /// <inheritdoc cref="FleetRequest" path="/param[@name='Profiles']"/>
    public ValueList<string> AskedProfiles { get; init; } = [];

    /// <summary>What was found besides: too much of a kind to list.</summary>
    public IReadOnlyList<UnlistedFindings> Unlisted { get; init; } = [];

    /// <summary>Of fleets that were read each with its own files and variables: all of them as one.</summary>
    public static FleetReading Of(IReadOnlyList<FleetReading> parts) =>
        parts is [var alone]
            ? alone
            : new FleetReading(
                new FleetModel(parts.SelectMany(part => part.Model.Projects).ToValueList()),
                parts.SelectMany(part => part.Trees).ToValueList(),
                [.. parts.SelectMany(part => part.Findings)]
            )
            {
                AskedProfiles = parts
                    .SelectMany(part => part.AskedProfiles)
                    .Distinct(StringComparer.Ordinal)
                    .ToValueList(),
                Unlisted = [.. parts.SelectMany(part => part.Unlisted)],
            };

    /// <summary>Where a value of the model was written, or what is nearest to it.</summary>
    public Place PlaceOf(ProjectModel project, TreePath path)
    {
        for (var index = 0; index < Model.Projects.Count; index++)
        {
            if (ReferenceEquals(Model.Projects[index], project))
            {
                return path.PlaceIn(Trees[index].Root);
            }
        }

        throw new ArgumentException($"The project {project.Name} is not of this reading.", nameof(project));
    }
}
