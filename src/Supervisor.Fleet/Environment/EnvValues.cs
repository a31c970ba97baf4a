using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Interpolation;
using Supervisor.Fleet.Places;
using Supervisor.Fleet.Reading;
using Supervisor.Fleet.Trees.Yaml;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Environment;

/// <summary>The values of one file as they are found, each put together with those before it.</summary>
internal sealed class EnvValues(ValueMap<string> environment, UnsetVariables unset, TreeLimits limits, FindingLog log)
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Values => _values;

    public void Inherit(string name)
    {
        if (environment.TryGet(name, out var value))
        {
            _values[name] = value;
        }
    }

    public void Add(string name, string value) => _values[name] = value;

    /// <param name="placeOf">Where an offset of the text is written.</param>
    /// <returns>False: the file holds too much, which has been told.</returns>
    public bool AddTemplate(string name, string text, Func<int, Place> placeOf)
    {
        var (template, fault) = TemplateParser.Parse(text);
        if (template is null)
        {
            Refuse(ValueKinds.BadExpression, placeOf(fault!.Offset), fault.Message, fault.Remedy);
            return true;
        }

        var result = TemplateEvaluation.Evaluate(template, Lookup, FleetLimits.Characters);
        if (!limits.TakeCharacters(result.Text.Length, placeOf(0)))
        {
            return false;
        }

        if (result.Missing is { } missing)
        {
            Refuse(ValueKinds.MissingVariable, placeOf(missing.Offset), missing.Message, missing.Remedy);
            return true;
        }

        foreach (var blank in result.Blanks.Where(blank => unset.IsNew(blank.Name)))
        {
            Warn(blank.Name, placeOf(blank.Dollar));
        }

        _values[name] = result.Text;
        return true;
    }

    public void Refuse(FindingKind kind, Place place, string message, string remedy) =>
        log.Add(kind, place, message, remedy);

    private string? Lookup(string name) =>
        environment.TryGet(name, out var value) ? value : _values.GetValueOrDefault(name);

    private void Warn(string name, Place place) =>
        unset.Warn(
            name,
            new Finding(
                ValueKinds.UnsetVariable,
                place,
                $"The variable {Excerpt.Of(name)} is not set: a blank stands for it.",
                "Set it further up or in the environment; put a value whose dollar is meant as such in single quotes."
            )
        );
}
