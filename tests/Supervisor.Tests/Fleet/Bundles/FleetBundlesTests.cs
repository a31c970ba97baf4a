using Shouldly;
using Supervisor.Fleet.Bundles;
using Supervisor.Fleet.Reading;
using Supervisor.Fleet.Values;
using Xunit;

namespace Supervisor.Tests.Fleet.Bundles;

public sealed class FleetBundlesTests
{
    [Fact]
    public void Bundle_OfAFleetWhoseContainersSeeFiles_BringsThemAlongAsContents()
    {
        var files = new MemoryFiles
        {
            ["fleet.yaml"] = """
                services:
                  web:
                    image: web:1
                    secrets: [key]
                    configs: [conf]
                    x-supervisor: { templates: [{ from: ./web.tmpl, to: /etc/web }] }
                secrets: { key: { file: ./key.json }, gone: { file: ./gone } }
                configs: { conf: { file: ./conf.yaml } }
                """,
            ["key.json"] = "{}",
            ["conf.yaml"] = "a: b",
            ["web.tmpl"] = "{node:name}",
        };

        var bundle = FleetBundles.Of(
            new FleetRequest([new ProjectFiles(["fleet.yaml"])], ValueMap<string>.Empty),
            files
        );

        bundle
            .Contents.ShouldNotBeNull()
            .ShouldBe(["/project/key.json", "/project/conf.yaml", "/project/web.tmpl"], ignoreOrder: true);
        bundle.Contents.ShouldAllBe(path => bundle.Files.ContainsKey(path));
        FleetBundles.Decode(FleetBundles.Encode(bundle)).Value.ShouldNotBeNull().Contents.ShouldBe(bundle.Contents);
    }
}
