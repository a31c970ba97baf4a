using Shouldly;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Rules;
using Xunit;

namespace Supervisor.Tests.Contracts;

public sealed class CatalogRulesTests
{
    private static readonly PaletteDescription Fleet = Palette("fleet", "validate", "order");

    [Fact]
    public void Find_KnownCommand_GivesItsDescription() =>
        CatalogRules.Find([Fleet], "fleet", "order").Value!.Name.ShouldBe("order");

    [Theory]
    [InlineData("flet", "order", ErrorCodes.UnknownPalette, "Did you mean 'fleet'?")]
    [InlineData("xyz", "order", ErrorCodes.UnknownPalette, "The palettes are fleet.")]
    [InlineData("fleet", "vali", ErrorCodes.UnknownCommand, "Did you mean 'validate'?")]
    [InlineData("fleet", "", ErrorCodes.UnknownCommand, "The commands are validate, order.")]
    public void Find_UnknownName_SaysWhatMayHaveBeenMeant(string palette, string command, string code, string why)
    {
        var error = CatalogRules.Find([Fleet], palette, command).Error!;

        error.Code.ShouldBe(code);
        error.Why.ShouldBe(why);
    }

    [Fact]
    public void Merge_PalettesOfOneName_UniteAndTheFirstSourcesCommandsCount()
    {
        var local = new PaletteDescription("fleet", "Local.", [Command("validate", "Here.")]);
        var remote = new PaletteDescription(
            "fleet",
            "Remote.",
            [Command("up", "There."), Command("validate", "There.")]
        );

        var merged = CatalogRules.Merge([local], [remote, Palette("agent", "list")]);

        merged.Select(palette => palette.Name).ShouldBe(["agent", "fleet"]);
        merged[1].Summary.ShouldBe("Local.");
        merged[1]
            .Commands.Select(command => (command.Name, command.Summary))
            .ShouldBe([("up", "There."), ("validate", "Here.")]);
    }

    [Theory]
    [InlineData("events", "events list")]
    [InlineData("events -f --tail 3", "events list -f --tail 3")]
    [InlineData("events list -f", "events list -f")]
    [InlineData("events lst", "events lst")]
    [InlineData("fleet", "fleet")]
    [InlineData("nothing -f", "nothing -f")]
    public void DefaultCommand_IsMeantWhereNoneIsNamed(string line, string meant)
    {
        var events = Palette("events", "list") with { Default = "list" };

        string.Join(' ', CatalogRules.WithDefault([events, Fleet], line.Split(' '))).ShouldBe(meant);
    }

    [Fact]
    public void Merge_PalettesOfOneName_KeepTheDefault() =>
        CatalogRules
            .Merge([Palette("events", "show")], [Palette("events", "list") with { Default = "list" }])
            .ShouldHaveSingleItem()
            .Default.ShouldBe("list");

    private static PaletteDescription Palette(string name, params string[] commands) =>
        new(name, "", [.. commands.Select(command => Command(command, ""))]);

    private static CommandDescription Command(string name, string summary) =>
        new(name, summary, Roles.Viewer, ResultKinds.Text);
}
