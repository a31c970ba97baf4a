using Supervisor.Cli.Local;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Contracts.Text;
using Supervisor.Fleet.Findings;

namespace Supervisor.Cli.Fleet;

internal sealed class ExplainCommand : ILocalCommand
{
    private const string Code = "code";

    public CommandDescription Description { get; } =
        new(
            "explain",
            "Explains a code of 'fleet validate', with an example and its mend; without one, lists them all.",
            Roles.Viewer,
            ResultKinds.Text,
            Arguments: [new ArgumentDescription(Code, "The code to explain.", ArgumentKinds.Text, Position: 1)],
            Examples: [new CommandExample("fleet explain need-cycle", "what it is, and how to mend it")]
        );

    public IEnumerable<Frame> Run(LocalCall call) =>
        call.Arguments.Text(Code) is not { } code ? List()
        : FindingPages.Find(code) is { } page ? [new TextFrame(page.TrimEnd(), Data(code, page))]
        : [new ErrorFrame(Unknown(code))];

    private static IEnumerable<Frame> List()
    {
        yield return new ColumnsFrame([new Column("code"), new Column("severity"), new Column("title")]);
        foreach (var kind in FindingCatalogue.All)
        {
            yield return new RowFrame([
                Cell.Of(kind.Code),
                Cell.Of(FindingsJson.Of(kind.Severity)),
                Cell.Of(Title(FindingPages.Find(kind.Code) ?? "")),
            ]);
        }
    }

    private static Cell Data(string code, string page) =>
        JsonCell.Of(json =>
        {
            json.WriteStartObject();
            json.WriteString("code", code);
            json.WriteString("title", Title(page));
            json.WriteString("page", page);
            json.WriteEndObject();
        });

    private static string Title(string page) => page.AsSpan().Trim("# ").ToString().Split('\n')[0];

    private static OperatorError Unknown(string code) =>
        new(
            ErrorCodes.NotFound,
            $"There is no code '{code}'.",
            Suggestion.For(code, FindingPages.Codes) is { } near ? $"Did you mean '{near}'?" : "",
            "'pbm fleet explain' lists all codes."
        );
}
