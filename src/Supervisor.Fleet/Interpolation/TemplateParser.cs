using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Reading;

namespace Supervisor.Fleet.Interpolation;

/// <summary>
/// Reads <c>$NAME</c>, <c>${NAME}</c>, the forms with <c>:-</c>, <c>-</c>, <c>:?</c>, <c>?</c>, <c>:+</c> and <c>+</c>,
/// whose right side may hold variables again, and <c>$$</c>, which is a dollar. Any other dollar stands for itself.
/// </summary>
internal sealed class TemplateParser
{
    private const string WriteTwoDollars = "Write $$ for a dollar that is meant as such.";

    private readonly string _text;
    private readonly BracePairs _braces;
    private TemplateFault? _fault;

    private TemplateParser(string text) => (_text, _braces) = (text, new BracePairs(text));

    public static (Template? Template, TemplateFault? Fault) Parse(string text)
    {
        var parser = new TemplateParser(text);
        var template = parser.Read(0, text.Length, 0);
        return parser._fault is { } fault ? (null, fault) : (template, null);
    }

    private Template Read(int start, int end, int depth)
    {
        var parts = new List<TemplatePart>();
        var literal = start;
        for (var index = start; index < end && _fault is null; )
        {
            var (part, next) = _text[index] is '$' ? ReadDollar(index, end, depth) : (null, index + 1);
            if (part is not null)
            {
                AddLiteral(parts, literal, index);
                parts.Add(part);
                literal = next;
            }

            index = next;
        }

        AddLiteral(parts, literal, end);
        return new Template(parts);
    }

    private void AddLiteral(List<TemplatePart> parts, int start, int end)
    {
        if (end > start)
        {
            parts.Add(new TemplatePart.Literal(_text[start..end]));
        }
    }

    private (TemplatePart? Part, int Next) ReadDollar(int dollar, int end, int depth)
    {
        var name = EndOfName(dollar + 1, end);
        return dollar + 1 == end ? (null, end)
            : _text[dollar + 1] is '$' ? (new TemplatePart.Literal("$"), dollar + 2)
            : _text[dollar + 1] is '{' ? ReadBraces(dollar, end, depth)
            : name > dollar + 1 ? (Plain(_text[(dollar + 1)..name], dollar), name)
            : (null, dollar + 1);
    }

    private (TemplatePart? Part, int Next) ReadBraces(int dollar, int end, int depth)
    {
        if (_braces.ClosingOf(dollar + 1) is not { } closing || closing >= end)
        {
            return Refuse(dollar, "The brace that opens here is not closed.", "Write ${NAME}. " + WriteTwoDollars);
        }

        var start = dollar + 2;
        var name = EndOfName(start, closing);
        if (name == start)
        {
            return Refuse(dollar, "Between the braces stands no variable's name.", "Write ${NAME}. " + WriteTwoDollars);
        }

        return name == closing
            ? (Plain(_text[start..name], dollar), closing + 1)
            : (ReadRule(_text[start..name], dollar, name, closing, depth), closing + 1);
    }

    private TemplatePart.Variable? ReadRule(string name, int dollar, int at, int closing, int depth)
    {
        var countsEmpty = _text[at] is ':';
        var sign = countsEmpty && at + 1 < closing ? at + 1 : at;
        VariableRule? rule = _text[sign] switch
        {
            '-' => VariableRule.Default,
            '?' => VariableRule.Required,
            '+' => VariableRule.Replacement,
            _ => null,
        };
        if (rule is null || depth == FleetLimits.Depth)
        {
            RefuseRule(name, dollar, _text[at..closing], rule is not null);
            return null;
        }

        return new TemplatePart.Variable(name, dollar, rule.Value, countsEmpty, Read(sign + 1, closing, depth + 1));
    }

    private void RefuseRule(string name, int dollar, string rest, bool isDeep)
    {
        const int Shown = 24;
        var shown = Excerpt.Of(rest, Shown);
        var isLate = rest[0] is ':' && name is "agent" or "node" or "group";
        _ = isDeep
            ? Refuse(dollar, $"More than {FleetLimits.Depth} expressions stand inside each other.", "Use fewer.")
            : Refuse(
                dollar,
                $"Behind the name {Excerpt.Of(name)} stands '{shown}', which is no operator.",
                isLate
                    ? $"What is known only when the fleet runs is written without the dollar: {{{name}{shown}}}."
                    : "Write ${NAME}, or behind the name one of :- - :? ? :+ +."
            );
    }

    private (TemplatePart? Part, int Next) Refuse(int dollar, string message, string remedy)
    {
        _fault ??= new TemplateFault(dollar, message, remedy);
        return (null, _text.Length);
    }

    private static TemplatePart.Variable Plain(string name, int dollar) =>
        new(name, dollar, VariableRule.Value, CountsEmpty: false, Else: null);

    private int EndOfName(int start, int end)
    {
        var index = start;
        while (index < end && (_text[index] is '_' || char.IsAsciiLetter(_text[index]) || IsLaterDigit(index)))
        {
            index++;
        }

        return index;

        bool IsLaterDigit(int at) => at > start && char.IsAsciiDigit(_text[at]);
    }
}
