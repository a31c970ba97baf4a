using System.Text;
using Supervisor.Fleet.Findings;

namespace Supervisor.Fleet.Interpolation;

/// <summary>
/// Puts values in. A default is looked at only where it is needed, so that <c>${A:-${B:?}}</c> asks for B only without
/// A.
/// </summary>
internal sealed class TemplateEvaluation
{
    private readonly Func<string, string?> _lookup;
    private readonly int _limit;
    private readonly StringBuilder _output = new();
    private readonly List<BlankVariable> _blanks = [];
    private TemplateFault? _missing;

    private TemplateEvaluation(Func<string, string?> lookup, int limit) => (_lookup, _limit) = (lookup, limit);

    /// <param name="limit">Of characters; from there on the rest is left out.</param>
    public static TemplateResult Evaluate(Template template, Func<string, string?> lookup, int limit)
    {
        var evaluation = new TemplateEvaluation(lookup, limit);
        evaluation.Put(template);
        return new TemplateResult(
            evaluation._output.ToString(),
            evaluation._blanks,
            evaluation._missing,
            evaluation._output.Length >= limit
        );
    }

    private void Put(Template template)
    {
        foreach (var part in template.Parts)
        {
            if (_missing is not null || _output.Length >= _limit)
            {
                return;
            }

            if (part is TemplatePart.Variable variable)
            {
                Put(variable);
            }
            else
            {
                _output.Append(((TemplatePart.Literal)part).Text);
            }
        }
    }

    private void Put(TemplatePart.Variable variable)
    {
        var value = _lookup(variable.Name);
        var isThere = variable.CountsEmpty ? value is { Length: > 0 } : value is not null;
        switch (variable.Rule)
        {
            case VariableRule.Replacement when isThere:
            case VariableRule.Default when !isThere:
                Put(variable.Else!);
                break;
            case VariableRule.Required when !isThere:
                _missing = Missing(variable);
                break;
            case VariableRule.Value when !isThere:
                _blanks.Add(new BlankVariable(variable.Name, variable.Offset, _output.Length));
                break;
            case not VariableRule.Replacement:
                _output.Append(value);
                break;
        }
    }

    private TemplateFault Missing(TemplatePart.Variable variable)
    {
        const int Words = 1_000;
        var said = Evaluate(variable.Else!, _lookup, Words).Text.Trim().TrimEnd('.');
        var reason = said.Length > 0 ? $": {said}" : "";
        return new TemplateFault(
            variable.Offset,
            $"The variable {Excerpt.Of(variable.Name)} is required and {(variable.CountsEmpty ? "has no value" : "is not set")}{reason}.",
            "Set it in the environment of the one who applies the file, or in .env."
        );
    }
}

/// <param name="Missing">A required variable has no value: then the text means nothing.</param>
internal sealed record TemplateResult(
    string Text,
    IReadOnlyList<BlankVariable> Blanks,
    TemplateFault? Missing,
    bool IsTooLong
);

/// <summary>A variable that is not set and left a blank.</summary>
/// <param name="Dollar">Of its <c>$</c> in the template.</param>
/// <param name="Offset">Of the blank in the result.</param>
internal sealed record BlankVariable(string Name, int Dollar, int Offset);
