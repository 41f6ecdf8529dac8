const { emptyTrigger } = require('./emptyTrigger.js');

exports.EmptyTrigger = class EmptyTrigger {
	description = emptyTrigger('emptyTrigger', 'Empty Trigger', []);

	/** @this {import('n8n-workflow').IWebhookFunctions} */
	async webhook() {
		return { webhookResponse: {}, workflowData: [[{ json: this.getBodyData() }]] };
	}
};
