using Cafe.Events;
using Cafe.Reporting;
using Cafe.Reporting.Deliveries;
using Cafe.Reporting.Projection;
using Cafe.ServiceDefaults;

return await new ServiceProgram("reporting")
{
    Services = builder =>
    {
        builder.AddCafeSettings();
        builder.AddDatabase<ReportingDb>();

        // What is reported comes by events alone; who has them is asked, nobody's tables are read.
        builder.AddServiceClient("orders");
        builder.AddServiceClient("menu");
        builder.AddEventConsumer("reporting", consumer => consumer
            .Subscribe<SalesProjection>("orders", SalesProjection.Tables)
            .Subscribe<ItemNames>("menu", ItemNames.Tables));

        builder.AddReporting();
        builder.AddServiceClient("monolith"); // to compare with
    },
    Endpoints = app => app.MapReports(),
    Verbs =
    [
        new("rebuild", "makes the read model anew beside the one that serves, and swaps; of all events or of those named", EventVerbs.RebuildAsync),
        new("dead-letters", "the events that could not be applied; replay ID or replay --all applies them again", EventVerbs.DeadLettersAsync),
        new("send", "sends the report of a day; --again although it was sent, --dry-run shows the mail", SendVerb.RunAsync),
        new("send-daily-report", "what a schedule runs: sends the report that was due at --scheduled INSTANT, or now, once", SendDailyReportVerb.RunAsync),
        new("compare", "checks the reports from one day to another against the monolith's", CompareVerb.RunAsync),
    ],
}.RunAsync(args);
