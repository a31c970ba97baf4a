using System.Diagnostics.CodeAnalysis;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Places;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Supervisor.Fleet.Trees.Yaml;

/// <summary>The parser's events, one by one, until the text ends or cannot be read further: then it is told why.</summary>
internal sealed class YamlEvents
{
    private readonly FindingLog _log;
    private readonly Scanner _scanner;
    private readonly Parser _parser;
    private readonly Stack<Mark> _openBrackets = new();

    public YamlEvents(SourceText source, FindingLog log)
    {
        (Source, _log) = (source, log);
        _scanner = new Scanner(new StringReader(source.Text));
        _parser = new Parser(_scanner);
    }

    public SourceText Source { get; }

    /// <summary>Null: nothing comes any more.</summary>
    public ParsingEvent? Current { get; private set; }

    public bool IsInBrackets => _openBrackets.Count > 0;

    public Place PlaceOf(Mark mark) => new(Source.File, (int)mark.Line, (int)mark.Column);

    [SuppressMessage(
        "Design",
        "CA1031:Do not catch general exception types",
        Justification = "On broken input the parser fails in more ways than it declares; each is told as a finding."
    )]
    public void Advance()
    {
        try
        {
            Current = _parser.MoveNext() ? _parser.Current : null;
        }
        catch (Exception failure)
        {
            Current = null;
            Mark? bracket = _openBrackets.TryPeek(out var open) ? open : null;
            _log.Add(SyntaxError.Of(failure, Source, _scanner.CurrentPosition, bracket));
        }

        Follow();
    }

    private void Follow()
    {
        if (Current is SequenceStart { Style: SequenceStyle.Flow } or MappingStart { Style: MappingStyle.Flow })
        {
            _openBrackets.Push(Current.Start);
        }
        else if (IsInBrackets && Current is SequenceEnd or MappingEnd)
        {
            _openBrackets.Pop();
        }
    }
}
